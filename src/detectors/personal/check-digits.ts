/** Checks that national numbers share; digits come as text. Source of each: the office that issues it, as python-stdnum has them. */

export function digit(text: string, place: number): number {
  return text.charCodeAt(place) - 48;
}

export function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, place) => sum + weight * digit(text, place), 0);
}

/** ISO 7064 MOD 11,10. */
export function mod1110(text: string): boolean {
  let rest = 10;
  for (let place = 0; place < text.length - 1; place++) {
    rest = (rest + digit(text, place)) % 10 || 10;
    rest = (rest * 2) % 11;
  }
  return (11 - rest) % 10 === digit(text, text.length - 1);
}

/** Of many digits, which a number cannot hold. */
export function remainder(text: string, modulus: number): number {
  let rest = 0;
  for (let place = 0; place < text.length; place++) rest = (rest * 10 + digit(text, place)) % modulus;
  return rest;
}

const rounds =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'.split(
    ' ',
  );
const turns = '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'.split(' ');

/** Verhoeff's check: 0 where the last digit is right. */
export function verhoeff(text: string): number {
  let state = 0;
  for (let place = 0; place < text.length; place++) {
    const turned = turns[place % 8]?.charAt(digit(text, text.length - 1 - place)) ?? '0';
    state = Number(rounds[state]?.charAt(Number(turned)));
  }
  return state;
}

/** Whether there is such a day; years of two digits fit either century. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year < 100 ? 2000 + year : year, month, 0)).getUTCDate();
}
