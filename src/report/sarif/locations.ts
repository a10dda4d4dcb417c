import type { Evidence, Finding } from '../../core/finding.ts';

/** SARIF 2.1.0, 3.28. */
export interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
    readonly region?: { readonly startLine: number };
  };
  readonly logicalLocations?: readonly { readonly fullyQualifiedName: string; readonly kind: string }[];
}

/** Stands for the store where a finding has no file: readers such as GitHub's want every result to have one. */
export const standIn = 'storewarden/store';

/** The name of the folder that relative paths start from. */
export const root = 'STORE';

/**
 * Where a finding is. Files by their path below the store's root, pages by their address, columns and settings by
 * name. Readers that show code take the first physical location and want a relative path, so files come first, and a
 * finding without one gets a stand-in that names its side.
 */
export function locationsOf(finding: Finding): readonly Location[] {
  const places = finding.evidence.flatMap((one) => placeOf(one));
  const files = places.filter((place) => place.physicalLocation?.artifactLocation.uriBaseId === root);
  const others = places.filter((place) => !files.includes(place));
  const first: Location = {
    physicalLocation: {
      artifactLocation: { uri: `${standIn}/${finding.side}`, uriBaseId: root },
      region: { startLine: 1 },
    },
    logicalLocations: [{ fullyQualifiedName: finding.subject, kind: 'resource' }],
  };
  return files.length > 0 ? [...files, ...others] : [first, ...others];
}

function placeOf(evidence: Evidence): readonly Location[] {
  switch (evidence.kind) {
    case 'file': {
      const region = { startLine: Math.max(1, Math.trunc(evidence.line ?? 1)) };
      return [{ physicalLocation: { artifactLocation: { uri: pathUri(evidence.path), uriBaseId: root }, region } }];
    }
    case 'page': {
      const uri = URL.parse(evidence.url)?.href;
      return uri === undefined ? [] : [{ physicalLocation: { artifactLocation: { uri } } }];
    }
    case 'rows':
      return [named(`${evidence.table}.${evidence.column}`, 'column')];
    case 'setting':
      return [named(evidence.name, 'setting')];
    default:
      return [];
  }
}

function named(fullyQualifiedName: string, kind: string): Location {
  return { logicalLocations: [{ fullyQualifiedName, kind }] };
}

/** A path as a relative URI reference (RFC 3986, 4.2); never absolute, never with a scheme. */
function pathUri(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/') || standIn;
}
