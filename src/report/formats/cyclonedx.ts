import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Component, Report, ReportFormat } from '../../core/report.ts';

export default {
  id: 'cyclonedx',
  title: 'What the store is made of, with its known holes (CycloneDX 1.6)',
  extension: 'cdx.json',

  render(report: Report): string {
    const bom = new Models.Bom();
    bom.metadata.timestamp = new Date(report.ended);
    bom.metadata.tools.components.add(
      new Models.Component(Enums.ComponentType.Application, 'storewarden', { version: report.tool.version }),
    );
    bom.metadata.component = new Models.Component(Enums.ComponentType.Application, report.store.name, {
      bomRef: 'store',
    });
    const refs = new Map<string, Models.BomRef>();
    for (const [index, one] of (report.components ?? []).entries()) {
      const made = componentOf(one, `component-${index + 1}`);
      bom.components.add(made);
      refs.set(subjectOf(one), made.bomRef);
    }
    for (const hole of holesOf(report, refs)) bom.vulnerabilities.add(hole);
    const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
    return `${new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 2 })}\n`;
  },
} satisfies ReportFormat;

const types = {
  engine: Enums.ComponentType.Application,
  extension: Enums.ComponentType.Library,
  library: Enums.ComponentType.Library,
  platform: Enums.ComponentType.Platform,
} as const satisfies Record<Component['kind'], Enums.ComponentType>;

function componentOf(one: Component, bomRef: string): Models.Component {
  const made = new Models.Component(types[one.kind], one.name, {
    bomRef,
    ...(one.version === undefined ? {} : { version: one.version }),
  });
  made.properties.add(new Models.Property('storewarden:ecosystem', one.ecosystem));
  if (one.place !== '') made.properties.add(new Models.Property('storewarden:place', one.place));
  return made;
}

function subjectOf({ name, version }: Component): string {
  return version === undefined ? name : `${name} ${version}`;
}

/** Holes that the components have, once each, with what they affect. */
function holesOf(
  report: Report,
  refs: ReadonlyMap<string, Models.BomRef>,
): readonly Models.Vulnerability.Vulnerability[] {
  const byId = new Map<string, Models.Vulnerability.Vulnerability>();
  for (const { check, advisories, subject, says, severity } of report.findings) {
    const [id, ref] = [advisories[0], refs.get(subject)];
    if (id === undefined || ref === undefined || !check.endsWith('-vulnerability')) continue;
    const hole =
      byId.get(id) ?? new Models.Vulnerability.Vulnerability({ bomRef: `hole-${id}`, id, description: says });
    if (!byId.has(id)) hole.ratings.add(new Models.Vulnerability.Rating({ severity: severities[severity] }));
    hole.affects.add(new Models.Vulnerability.Affect(ref));
    byId.set(id, hole);
  }
  return [...byId.values()];
}

const severities = {
  critical: Enums.Vulnerability.Severity.Critical,
  high: Enums.Vulnerability.Severity.High,
  medium: Enums.Vulnerability.Severity.Medium,
  low: Enums.Vulnerability.Severity.Low,
  info: Enums.Vulnerability.Severity.Info,
} as const;
