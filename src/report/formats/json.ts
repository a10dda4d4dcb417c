import type { ReportFormat } from '../../core/report.ts';

export default {
  id: 'json',
  title: 'The whole report, for programs',
  extension: 'json',
  render: (report) => `${JSON.stringify(report, undefined, 2)}\n`,
} satisfies ReportFormat;
