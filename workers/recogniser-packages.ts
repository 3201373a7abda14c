/** The optional npm packages that recognise letters in scanned pages: whether they are installed, and where. They are run by page-recogniser. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ConfigurationError } from '../src/records/errors.ts';
import type { OcrLanguage } from '../src/records/page-picture.ts';

/** As in `peerDependencies`: npm installs none of them by itself, and what is named there only when told so twice. */
const PACKAGES = ['tesseract.js@7.0.0', '@tesseract.js-data/eng@1.0.0'];
export const INSTALL_RECOGNISER = `npm install --no-save --save-prod ${PACKAGES.join(' ')}`;

/**
 * @param from the file from which packages are looked for
 * @returns the folder of the language's data
 * @throws ConfigurationError when a package is missing, with the command that installs it
 */
export function findRecogniser(language: OcrLanguage, from = import.meta.url): { readonly dataFolder: string } {
  const { resolve } = createRequire(from);
  try {
    resolve('tesseract.js');
    // The smaller of its two sets: made for recognition by lines alone, which is all that is used.
    return { dataFolder: join(dirname(resolve(`@tesseract.js-data/${language}/package.json`)), '4.0.0_best_int') };
  } catch (cause) {
    throw new ConfigurationError(
      `recognise scanned pages failed: GLEANER_OCR is ${language}, and the packages for it are not installed; run \`${INSTALL_RECOGNISER}\` in the folder of Gleaner, or unset GLEANER_OCR`,
      { cause },
    );
  }
}
