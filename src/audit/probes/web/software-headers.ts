import { defineProbe } from '../../../core/probe.ts';
import { type Software, softwareOnWeb } from '../../facts/host.ts';

const marks: readonly { readonly product: Software['product']; readonly name: string; readonly pattern: RegExp }[] = [
  { product: 'php', name: 'PHP', pattern: /\bPHP\/(\d{1,2}\.\d{1,2}(?:\.\d{1,3})?)/i },
  { product: 'apache-http-server', name: 'Apache', pattern: /\bApache\/(\d\.\d{1,2}(?:\.\d{1,3})?)/i },
  { product: 'nginx', name: 'nginx', pattern: /\bnginx\/(\d\.\d{1,2}(?:\.\d{1,3})?)/i },
];

export default defineProbe({
  id: 'software-headers',
  title: 'Reads which programs name themselves in the headers',
  hands: ['web'],
  needs: {},
  gives: { softwareOnWeb },
  touch: 'visitor',

  async gather({ web }) {
    const { headers } = await web.get('');
    const found = new Map<string, Software>();
    for (const [header, value] of headers) {
      if (header !== 'server' && header !== 'x-powered-by') continue;
      for (const { product, name, pattern } of marks) {
        const version = pattern.exec(value)?.[1];
        if (version !== undefined)
          found.set(`${product} ${version}`, { product, name, version, place: `header ${header}` });
      }
    }
    return { softwareOnWeb: [...found.values()] };
  },
});
