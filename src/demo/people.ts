const DAY = 86_400_000;

/** The staff of the demo shop: one shared account, a weak password, a freelancer who left. */
export function staff(now: Date) {
  const ago = (days: number): string =>
    new Date(now.getTime() - days * DAY).toISOString().slice(0, 19).replace('T', ' ');
  return [
    {
      login: 'admin',
      email: 'info@leaky-teapot.example',
      password: ['admin', '123'].join(''),
      full: true,
      lastLogin: ago(3),
    },
    { login: 'freelancer', email: 'dev@agency.example', password: 'Kq7#vTz2!pLmX9wd', full: true, lastLogin: ago(900) },
    {
      login: 'packing',
      email: 'warehouse@leaky-teapot.example',
      password: 'bQ4$kfW8@hsNr2Zy',
      full: true,
      lastLogin: ago(2),
    },
  ] as const;
}

const firsts = ['Anna', 'Ben', 'Clara', 'David', 'Emma', 'Felix', 'Greta', 'Hugo', 'Ida', 'Jon', 'Karla', 'Leo'];
const lasts = ['Sample', 'Example', 'Placeholder', 'Madeup', 'Fictional'];

export const customers = firsts.flatMap((first, one) =>
  lasts.map((last, two) => ({
    first,
    last,
    email: `${first}.${last}${one}@customer.example`.toLowerCase(),
    phone: `+1 202 555 01${String((one * 5 + two) % 100).padStart(2, '0')}`,
    street: `${one * 10 + two} Example Street`,
  })),
);

// Test numbers that the card schemes publish; no account stands behind them.
const cards = [
  ['Visa', '4111111111111111'],
  ['MasterCard', '5555555555554444'],
  ['American Express', '378282246310005'],
  ['Discover', '6011111111111117'],
  ['Visa', '4012888888881881'],
] as const;

/** Orders as an old shop keeps them: every third was paid by card, and the whole card stands beside it. */
export function orders() {
  return Array.from({ length: 150 }, (_, index) => {
    const customer = customers[index % customers.length] ?? customers[0];
    const [type, number] = cards[index % cards.length] ?? cards[0];
    const byCard = index % 3 === 0;
    const month = String((index % 12) + 1).padStart(2, '0');
    return {
      comment:
        index === 7
          ? `Customer called, card ${number.replace(/(\d{4})(?=\d)/g, '$1 ')} exp ${month}/27 cvv 123`
          : 'Thank you.',
      row: {
        orders_id: index + 1,
        customers_id: (index % customers.length) + 1,
        customers_name: `${customer?.first} ${customer?.last}`,
        customers_email_address: customer?.email ?? '',
        customers_telephone: customer?.phone ?? '',
        billing_street_address: customer?.street ?? '',
        payment_method: byCard ? 'Credit Card' : 'Cash on Delivery',
        payment_module_code: byCard ? 'cc' : 'cod',
        cc_type: byCard ? type : '',
        cc_owner: byCard ? `${customer?.first} ${customer?.last}` : '',
        cc_number: byCard ? number : '',
        cc_expires: byCard ? `${month}27` : '',
        cc_cvv: byCard ? '123' : '',
        ip_address: `203.0.113.${index % 250}`,
        date_purchased: `20${String(14 + (index % 12)).padStart(2, '0')}-${month}-15 10:00:00`,
        orders_status: 3,
        order_total: 10 + (index % 90),
      },
    };
  });
}
