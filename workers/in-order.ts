/** Many pieces of work at once, their results in the order of the pieces; memory does not grow with their number. */

/**
 * Runs `work` on each item as it comes, and yields each result as soon as those before it are out, even while
 * the next item is still awaited: whoever sends items may wait for the answer to one before sending another.
 * @param limits.atOnce pieces in hand at the same time
 * @param limits.ahead results that may wait for a slower piece before them, so that one slow piece idles nobody
 * @throws what `items` or `work` throw; let `work` return failures instead
 */
export async function* inOrder<Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  limits: { readonly atOnce: number; readonly ahead: number },
): AsyncGenerator<Result> {
  const results: Promise<Result>[] = [];
  const bell = new Bell();
  let inHand = 0;
  let isFed = false;
  let isStopped = false;

  const begin = (item: Item): void => {
    inHand += 1;
    const result = work(item);
    results.push(result);
    const end = (): void => {
      inHand -= 1;
      bell.ring();
    };
    // A failure is told when its turn comes; until then it must not count as unhandled.
    void result.then(end, end);
    bell.ring();
  };
  const feed = async (): Promise<void> => {
    for await (const item of items) {
      begin(item);
      while (!isStopped && (inHand >= limits.atOnce || results.length >= limits.ahead)) await bell.heard();
      if (isStopped) return;
    }
  };
  const fed = feed().finally(() => {
    isFed = true;
    bell.ring();
  });
  fed.catch(() => undefined);

  try {
    while (!isFed || results.length > 0) {
      const next = results[0];
      if (next === undefined) await bell.heard();
      else {
        const result = await next;
        void results.shift();
        bell.ring();
        yield result;
      }
    }
    await fed;
  } finally {
    isStopped = true;
    bell.ring();
  }
}

/** Wakes all who wait for something to change. */
class Bell {
  #wake: () => void = () => undefined;
  #next = this.#promise();

  ring(): void {
    const wake = this.#wake;
    this.#next = this.#promise();
    wake();
  }

  heard(): Promise<void> {
    return this.#next;
  }

  #promise(): Promise<void> {
    return new Promise((resolve) => (this.#wake = resolve));
  }
}
