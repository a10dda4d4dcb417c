/** What shops of a size often answer: where a question begins, to be corrected. */
export interface ShopSize {
  readonly says: string;
  readonly orders: number;
  /** In euros, or what else is named. */
  readonly averageOrder: string;
  readonly customers: number;
}

export const sizes = {
  small: { says: 'small: up to 10,000 orders a year', orders: 3000, averageOrder: '60EUR', customers: 4000 },
  medium: { says: 'medium: up to 100,000 orders a year', orders: 30_000, averageOrder: '75EUR', customers: 40_000 },
  large: { says: 'large: more than that', orders: 300_000, averageOrder: '80EUR', customers: 300_000 },
} as const satisfies Record<string, ShopSize>;
export type SizeName = keyof typeof sizes;
