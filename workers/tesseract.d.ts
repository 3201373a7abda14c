/** An optional package that may not be there, nor its types: this is the part of its interface that is used. */
declare module 'tesseract.js' {
  interface Box {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  }
  export interface Line {
    readonly baseline: Box;
    readonly rowAttributes: { readonly rowHeight: number };
    readonly words: readonly { readonly text: string; readonly confidence: number; readonly bbox: Box }[];
  }
  interface Block {
    readonly paragraphs: readonly { readonly lines: readonly Line[] }[];
  }
  export interface Worker {
    setParameters(parameters: Readonly<Record<string, string>>): Promise<unknown>;
    recognize(
      image: Uint8Array,
      options: Readonly<Record<string, string | boolean>>,
      output: Readonly<Record<string, boolean>>,
    ): Promise<{ readonly data: { readonly blocks: readonly Block[] | null } }>;
    terminate(): Promise<unknown>;
  }
  export function createWorker(
    language: string,
    engine: number,
    options: {
      readonly langPath: string;
      readonly cacheMethod: 'none';
      readonly gzip: boolean;
      readonly errorHandler: (error: unknown) => void;
    },
  ): Promise<Worker>;
}
