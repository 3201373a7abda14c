import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.ts';
import { findRecogniser, INSTALL_RECOGNISER } from '../../workers/recogniser-packages.ts';
import { ocr } from '../requirements.ts';

const read = (path: string): string => readFileSync(join(packageRoot(), path), 'utf8');

describe('the packages for OCR', () => {
  it('are missed with the command that installs them', () => {
    expect(() => findRecogniser('eng', join(tmpdir(), 'nowhere.js'))).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(
          /^recognise scanned pages failed: GLEANER_OCR is eng, .* not installed; run `npm install --no-save --save-prod tesseract\.js@\S+ @tesseract\.js-data\/eng@\S+`/,
        ) as string,
      }) as Error,
    );
  });

  it('are optional peers, so that npm installs none of them by itself', () => {
    const { peerDependencies, peerDependenciesMeta } = JSON.parse(read('package.json')) as {
      peerDependencies: Record<string, string>;
      peerDependenciesMeta: Record<string, { optional: boolean }>;
    };
    const named = Object.entries(peerDependencies).map(([name, version]) => `${name}@${version}`);
    expect(
      INSTALL_RECOGNISER.split(' ')
        .filter((word) => word.includes('@'))
        .toSorted(),
    ).toEqual(named.toSorted());
    expect(Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)).toEqual([]);
    expect(read('package-lock.json')).not.toContain('node_modules/tesseract.js"');
  });

  it('are installed by the same command in CI, in the image and in the documentation', () => {
    const packages = INSTALL_RECOGNISER.split(' ')
      .filter((word) => word.includes('@'))
      .join(' ');
    for (const path of ['.ci/run', 'Dockerfile', 'docs/recipes.md']) expect(read(path)).toContain(packages);
  });

  it.skipIf(!ocr.present)('have the data of the language', () => {
    expect(existsSync(join(findRecogniser('eng').dataFolder, 'eng.traineddata.gz'))).toBe(true);
  });
});
