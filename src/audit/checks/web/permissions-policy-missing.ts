import { defineCheck } from '../../../core/check.ts';
import { pages } from '../../facts/web.ts';
import { headerOf, onPages } from './judged-pages.ts';

export default defineCheck({
  id: 'permissions-policy-missing',
  title: 'Scripts and frames may ask for camera, location and payment',
  side: 'web',
  severity: 'info',
  why: 'A Permissions-Policy keeps embedded content from asking customers, in the store’s name, for things that the store does not need.',
  fix: 'Send a Permissions-Policy that switches off what the store does not use, such as `camera=(), microphone=(), geolocation=()`.',
  who: 'host',
  effort: 'minutes',
  standards: ['asvs-5.0.0:V3'],
  rows: ['HDR-12'],
  needs: { pages },

  find({ pages: seen }) {
    return onPages(seen, (page) =>
      headerOf(page, 'permissions-policy') === undefined && headerOf(page, 'feature-policy') === undefined
        ? 'Pages come without a Permissions-Policy.'
        : undefined,
    );
  },
});
