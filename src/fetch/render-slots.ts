/** Places for pages to be rendered in, given out in the order they are asked for; whoever needs to be alone takes all of them. */

interface RenderSlots {
  /** Resolves when so many places are free and nobody else is first; the caller gives them back. */
  take(count: number): Promise<() => void>;
  /** Whoever still waits is refused with this error. */
  close(error: () => Error): void;
}

interface Waiting {
  readonly count: number;
  readonly let: (giveBack: () => void) => void;
  readonly refuse: (error: Error) => void;
}

export function createRenderSlots(size: number): RenderSlots {
  let free = size;
  let closing: (() => Error) | null = null;
  const queue: Waiting[] = [];

  function serve(): void {
    for (let next = queue[0]; next !== undefined && next.count <= free; next = queue[0]) {
      queue.shift();
      free -= next.count;
      next.let(giveBackOnce(next.count));
    }
  }

  function giveBackOnce(count: number): () => void {
    let isOut = true;
    return () => {
      if (!isOut) return;
      isOut = false;
      free += count;
      serve();
    };
  }

  return {
    take: (count) =>
      new Promise((resolve, reject) => {
        if (closing !== null) return reject(closing());
        queue.push({ count: Math.min(count, size), let: resolve, refuse: reject });
        serve();
      }),
    close(error) {
      closing = error;
      for (const waiting of queue.splice(0)) waiting.refuse(error());
    },
  };
}
