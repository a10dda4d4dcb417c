import type { Page } from '../../../core/hands.ts';
import { CannotTell } from '../../../core/errors.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type SecurityTxt, securityTxt } from '../../facts/exposed.ts';
import { isHtml, isRefusal, refusalWords } from './absence.ts';

export default defineProbe({
  id: 'security-txt',
  title: 'Looks for a contact for reports of security holes',
  hands: ['web'],
  needs: {},
  gives: { securityTxt },
  touch: 'curious',

  async gather({ web }) {
    const first = await web.get('/.well-known/security.txt', { most: 16_384 });
    const page = reads(first) ? first : await web.get('/security.txt', { most: 16_384 });
    if (!reads(page) && isRefusal(first)) throw new CannotTell('no-access', refusalWords(first));
    return { securityTxt: reads(page) ? read(page) : { url: first.url, present: false, contacts: 0 } };
  },
});

function reads(page: Page): boolean {
  return page.status === 200 && !isHtml(page) && /^contact[ \t]{0,5}:/im.test(page.body);
}

// RFC 9116: one field a line; Contact may come often, Expires once, as a date of RFC 3339.
function read(page: Page): SecurityTxt {
  const contacts = page.body.match(/^contact[ \t]{0,5}:[ \t]{0,5}\S/gim)?.length ?? 0;
  const expires = new Date(/^expires[ \t]{0,5}:[ \t]{0,5}([^\r\n]{8,60})/im.exec(page.body)?.[1] ?? '');
  const until = Number.isNaN(expires.getTime()) ? {} : { expires: expires.toISOString() };
  return { url: page.url, present: true, contacts, ...until };
}
