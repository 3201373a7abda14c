import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { browserPipe } from '../../../src/fetch/browser-pipe.ts';

function open(maxMessageBytes = 100) {
  const [write, read] = [new PassThrough(), new PassThrough()];
  const got: unknown[] = [];
  let overflows = 0;
  let closed = 0;
  const pipe = browserPipe({ write, read, maxMessageBytes, onOverflow: () => (overflows += 1) });
  pipe.onmessage = (message) => got.push(message);
  pipe.onclose = () => (closed += 1);
  /** Streams deliver a turn later. */
  const arrive = async (...chunks: (string | Buffer)[]): Promise<void> => {
    for (const chunk of chunks) read.write(chunk);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { pipe, write, got, arrive, facts: () => ({ overflows, closed }) };
}

it('messages come whole, however the bytes are cut', async () => {
  const { got, arrive } = open();
  const bytes = Buffer.from('{"a":"é"}\0{"b":2}\0{"c"');
  await arrive(bytes.subarray(0, 7), bytes.subarray(7), ':3}\0');
  expect(got).toEqual([{ a: 'é' }, { b: 2 }, { c: 3 }]);
});

it('what pages say to their console is passed over', async () => {
  const { got, arrive } = open();
  await arrive('{"method":"Runtime.consoleAPICalled","params":{}}\0{"method":"Page.x"}\0');
  expect(got).toEqual([{ method: 'Page.x' }]);
});

it('a message without end closes the pipe', async () => {
  const { got, arrive, facts } = open();
  await arrive('{"a":"', 'x'.repeat(60), 'x'.repeat(60), '"}\0{"b":2}\0');
  expect(got).toEqual([]);
  expect(facts()).toEqual({ overflows: 1, closed: 1 });
});

it('messages sent end with a zero byte, and go nowhere once it is closed', () => {
  const { pipe, write, facts } = open();
  pipe.send({ id: 1 });
  expect(String(write.read())).toBe('{"id":1}\0');
  pipe.close();
  pipe.close();
  pipe.send({ id: 2 });
  expect(facts().closed).toBe(1);
});
