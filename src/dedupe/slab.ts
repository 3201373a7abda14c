/** Arrays of numbers for what is read of a text, cut from long ones: each array of its own costs more time than what it holds. */

/** An array of zeros. */
export type TakeArray = (length: number) => Int32Array;

/** Half a megabyte: some twenty news articles. */
const LENGTH = 131_072;

export const newArray: TakeArray = (length) => new Int32Array(length);

/** A taker that cuts, for arrays that go at about the same time: one that stays keeps its neighbours. */
export function slabs(): TakeArray {
  let slab = new ArrayBuffer(0);
  let used = 0;
  return (length) => {
    const bytes = length * Int32Array.BYTES_PER_ELEMENT;
    if (used + bytes > slab.byteLength) {
      slab = new ArrayBuffer(Math.max(bytes, LENGTH * Int32Array.BYTES_PER_ELEMENT));
      used = 0;
    }
    used += bytes;
    return new Int32Array(slab, used - bytes, length);
  };
}
