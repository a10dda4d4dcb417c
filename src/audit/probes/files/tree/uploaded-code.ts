import { isActivePhp } from './inert.ts';
import { isPhpName, KIB, type Looker, nothing } from './looker.ts';

/** PHP in folders for uploads. Empty stand-ins, redirects and refusals, which engines put there, are none. */
export const uploadedCode: Looker = {
  wants: ({ uploads, extension, entry, name }) =>
    uploads && entry.size > 0 && (isPhpName(extension) || /\.(?:php\d?|phtml|phar)\./.test(name))
      ? { start: 256 * KIB }
      : undefined,
  see: (file, { start }) =>
    isActivePhp(start) ? [{ kind: isPhpName(file.extension) ? 'code' : 'double-name' }] : nothing,
};
