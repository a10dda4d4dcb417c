import { Unknown } from '../../../core/fact.ts';
import type { Page } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type ApiDoor, apiDoors } from '../../facts/admin.ts';
import { recognised } from '../../facts/engine.ts';

interface Door {
  readonly path: string;
  readonly name: string;
  answers(page: Page): boolean;
}

// What says "sign in first" is an open door; what a gate or a switched-off interface says is not.
const doors: Readonly<Record<string, Door>> = {
  magento2: {
    path: 'rest/V1/modules',
    name: 'REST interface of Magento',
    answers: ({ status, body }) =>
      status === 401 && /"message"/.test(body) && /"resources"|Magento_|%resources/.test(body),
  },
  shopware6: {
    path: 'api/_info/version',
    name: 'Admin API of Shopware',
    answers: ({ status, body }) => status === 401 && /"errors"\s?:\s?\[/.test(body),
  },
  prestashop: {
    path: 'api/',
    name: 'Webservice of PrestaShop',
    answers: ({ status, headers }) =>
      status === 401 &&
      headers.some(([name, value]) => name === 'www-authenticate' && /prestashop|webservice/i.test(value)),
  },
};

export default defineProbe({
  id: 'api-doors',
  title: 'Looks whether programs can knock at the admin functions',
  hands: ['web'],
  needs: { recognised },
  gives: { apiDoors },
  touch: 'curious',

  async gather({ web }, { recognised: engine }) {
    const door = engine ? doors[engine.id] : undefined;
    if (!door)
      return { apiDoors: new Unknown('unsupported', 'Which doors this kind of shop has for programs is not known.') };
    const page = await web.get(door.path, { headers: { accept: 'application/json' } });
    if (page.status === 429 || page.status === 503) {
      return { apiDoors: new Unknown('no-access', `The store turned the question away (status ${page.status}).`) };
    }
    const found: ApiDoor[] = door.answers(page)
      ? [{ path: `${web.base}${door.path}`, url: page.url, status: page.status, name: door.name }]
      : [];
    return { apiDoors: found };
  },
});
