/** The order of an amount in words: "thousands of EUR". */
export function wordsFor(amount: number, currency: string): string {
  if (amount < 1) return 'next to nothing';
  const orders = [
    'a few',
    'tens of',
    'hundreds of',
    'thousands of',
    'tens of thousands of',
    'hundreds of thousands of',
  ];
  return `${orders[Math.floor(Math.log10(amount) + 1e-12)] ?? 'millions of'} ${currency}`;
}
