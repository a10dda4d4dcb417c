import type { FileEntry, Files } from '../../../../core/hands.ts';
import type { PermissionsSeen } from '../../../facts/files.ts';
import { holdsLogin } from './login.ts';
import { isPhpName, KIB } from './looker.ts';

const SAMPLE = 10;
const OTHERS_READ = 0o004;
const OTHERS_WRITE = 0o002;
const OTHERS_ENTER = 0o001;
const STICKY = 0o1000;

/** Collects who else may change code and folders, entry by entry. */
export interface Rights {
  add(entry: FileEntry, extension: string): void;
  told(files: Files, secrets: readonly string[]): Promise<PermissionsSeen>;
}

export function makeRights(): Rights {
  const code: string[] = [];
  const folders: string[] = [];
  const owners = new Map<number, { files: number; sample: string }>();
  let codeCount = 0;
  let folderCount = 0;
  return {
    add({ path, type, mode, uid }, extension) {
      if (type === 'folder' && (mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0) {
        folderCount++;
        if (folders.length < SAMPLE) folders.push(path);
      }
      if (type !== 'file' || !isPhpName(extension)) return;
      if ((mode & OTHERS_WRITE) !== 0) {
        codeCount++;
        if (code.length < SAMPLE) code.push(path);
      }
      const owner = owners.get(uid ?? -1) ?? { files: 0, sample: path };
      owners.set(uid ?? -1, { ...owner, files: owner.files + 1 });
    },
    async told(files, secrets) {
      const open: { path: string; mode: string; change: boolean }[] = [];
      for (const path of secrets) {
        const entry = await files.stat(path);
        if (entry?.type !== 'file' || !(await reachable(files, path))) continue;
        if ((entry.mode & (OTHERS_READ | OTHERS_WRITE)) === 0) continue;
        // Packages keep the password elsewhere, and have the store's own file load it.
        if (!holdsLogin((await files.text(path, 64 * KIB)) ?? '')) continue;
        open.push({ path, mode: entry.mode.toString(8).padStart(4, '0'), change: (entry.mode & OTHERS_WRITE) !== 0 });
      }
      return {
        secrets: open,
        writableCode: { count: codeCount, sample: code },
        writableFolders: { count: folderCount, sample: folders },
        owners: [...owners]
          .map(([uid, owner]) => ({ uid, ...owner }))
          .sort((one, other) => other.files - one.files)
          .slice(0, SAMPLE),
      };
    },
  };
}

/** Whether other accounts may enter each folder on the way, as far as the root shows. */
async function reachable(files: Files, path: string): Promise<boolean> {
  const parts = path.split('/').slice(0, -1);
  for (let depth = 0; depth <= parts.length; depth++) {
    const folder = await files.stat(parts.slice(0, depth).join('/'));
    if (folder && folder.mode !== 0 && (folder.mode & OTHERS_ENTER) === 0) return false;
  }
  return true;
}
