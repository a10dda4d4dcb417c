const MOST = 1000;

/**
 * How many events a year has, by the inverse distribution function of one uniform share. Where the rate rises, the
 * number for the same share never falls.
 */
export function poissonOf(rate: number, share: number): number {
  let chance = Math.exp(-rate);
  let sum = chance;
  let events = 0;
  while (share > sum && events < MOST) {
    events++;
    chance *= rate / events;
    sum += chance;
  }
  return events;
}
