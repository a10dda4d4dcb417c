import type { FileEntry } from '../../../../core/hands.ts';
import type { Engine } from '../../../../engines/engine.ts';
import type { SeenFile } from './looker.ts';

// Where uploads usually land, for stores of engines that are not known.
const usualUploads = ['uploads', 'wp-content/uploads', 'pub/media', 'public/uploads', 'public/media', 'media'];
const borrowed =
  /(?:^|\/)(?:vendor|node_modules|bower_components|tests?|testing|fixtures?|_fixtures|examples?|samples?|sample[-_]data|docs?|documentation|spec|install|install-dev|zc_install|installation|setup|dev)\//i;

/** Describes entries as lookers want to know them. `webRoot` is empty if the root itself is served. */
export function describeWith(places: Engine['places'] | undefined, webRoot: string): (entry: FileEntry) => SeenFile {
  const uploads = (places?.uploads ?? usualUploads).map((path) => `${path}/`);
  const generated = (places?.generated ?? []).map((path) => `${path}/`);
  const secrets = places?.secrets ?? [];
  const served = webRoot === '' ? '' : `${webRoot}/`;
  const ofFolder = (folder: string) => {
    const isServed = folder.startsWith(served);
    return {
      depth: (isServed ? folder.slice(served.length) : folder).split('/').length - 1,
      served: isServed,
      uploads: uploads.some((one) => folder.startsWith(one)),
      generated: generated.some((one) => folder.startsWith(one)),
      vendor: borrowed.test(folder),
    };
  };
  // What lies in one folder comes in a row.
  let last = '';
  let shared = ofFolder(last);
  return (entry) => {
    const { path } = entry;
    const slash = path.lastIndexOf('/') + 1;
    const folder = path.slice(0, slash);
    if (folder !== last) {
      last = folder;
      shared = ofFolder(folder);
    }
    const name = path.slice(slash).toLowerCase();
    const dot = name.lastIndexOf('.');
    const { depth, served: isServed, uploads: isUpload, generated: isGenerated, vendor } = shared;
    const extension = dot < 0 ? '' : name.slice(dot + 1);
    return {
      entry,
      path,
      name,
      extension,
      secrets,
      depth,
      served: isServed,
      uploads: isUpload,
      generated: isGenerated,
      vendor,
    };
  };
}
