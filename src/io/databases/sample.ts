/** Where blocks of so many rows begin that lie evenly between two keys, the first and the last included. */
export function blocksOf(low: bigint, high: bigint, sample: number, block: number): readonly bigint[] {
  const count = BigInt(Math.max(2, Math.ceil(sample / block)));
  const span = high - low + 1n;
  if (span <= count * BigInt(block)) {
    const found: bigint[] = [];
    for (let at = low; at <= high; at += BigInt(block)) found.push(at);
    return found;
  }
  return Array.from(
    { length: Number(count) },
    (_, index) => low + ((span - BigInt(block)) * BigInt(index)) / (count - 1n),
  );
}
