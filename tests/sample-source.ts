/** A source of a made-up local paper, for tests that need one. */
import { defineSource } from '../config/define-source.ts';
import type { Source, SourceInput } from '../src/records/source.ts';

export function sampleSource(changes: Partial<SourceInput> = {}): Source {
  return defineSource({
    id: 'hartwell-post',
    family: 'news',
    publisher: { name: 'Hartwell Post', url: 'https://hartwell.test/' },
    seeds: [{ type: 'feed', url: 'https://hartwell.test/feed' }],
    ...changes,
  });
}
