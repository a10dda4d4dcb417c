import { CannotTell } from '../../../core/errors.ts';
import type { Tls } from '../../../core/hands.ts';
import type { Offered } from '../../facts/tls.ts';

/** Whether the server agrees to that and nothing else, and to which cipher. */
export async function offer(
  tls: Tls,
  what: Parameters<Tls['handshake']>[0],
): Promise<{ offered: Offered; cipher?: string }> {
  try {
    const shaken = await tls.handshake(what);
    if (shaken.done) return { offered: 'accepted', cipher: shaken.cipher };
    return { offered: shaken.because === 'unsupported' ? 'untold' : 'refused' };
  } catch (error) {
    if (error instanceof CannotTell) return { offered: 'untold' };
    throw error;
  }
}
