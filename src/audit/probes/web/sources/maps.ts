import type { Page } from '../../../../core/hands.ts';

/** Where a script says that its source map is, if that is on the same origin. ECMA-426. */
export function mapAddress(script: Page, origin: string): string | undefined {
  const header = script.headers.find(([name]) => name === 'sourcemap' || name === 'x-sourcemap')?.[1];
  const comment = /\/\/[#@] ?sourceMappingURL=([^\s'"]{1,500})\s{0,10}$/.exec(script.body.slice(-2000))?.[1];
  const address = header ?? (script.cut ? undefined : comment);
  if (address === undefined || address.startsWith('data:')) return undefined;
  const url = URL.parse(address, script.url);
  return url?.origin === origin ? url.href : undefined;
}

/** How many sources of the shop itself a map names; those of public packages do not count. */
export function readMap({ body }: Page): number {
  const text = body.replace(/^\)\]\}'[^\n]{0,20}\n/, '').trimStart();
  if (!text.startsWith('{') || !/"version"\s{0,10}:\s{0,10}3/.test(text)) return 0;
  const list = /"sources"\s{0,10}:\s{0,10}\[([^\]]{1,200000})\]/.exec(text)?.[1] ?? '';
  const names = list.match(/"[^"]{1,500}"/g) ?? [];
  return names.filter((name) => !/node_modules|webpack\/|\(webpack\)|bower_components|\/vendor\//.test(name)).length;
}
