/** A library of PHP code that lies in a store without a lock file, as its own file tells. */
export type BundledSeen = { readonly name: string; readonly version: string };

interface Mark {
  /** As Packagist calls it. */
  readonly name: string;
  /** Must stand in the file. */
  readonly says: RegExp;
  readonly version: RegExp;
}

const number = '(\\d{1,4}(?:\\.\\d{1,4}){1,3}(?:-?(?:alpha|beta|rc)\\d{0,2})?)';
const quoted = `["']v?${number}["']`;
const constant = (name: string): RegExp => new RegExp(`const\\s{1,5}${name}\\s{0,5}=\\s{0,5}${quoted}`, 'i');

const marks: readonly Mark[] = [
  { name: 'phpmailer/phpmailer', says: /PHPMailer/, version: new RegExp(`(?:\\$Version|const VERSION)\\s{0,5}=\\s{0,5}${quoted}`) },
  { name: 'tecnickcom/tcpdf', says: /TCPDF/, version: new RegExp(`\\$tcpdf_version\\s{0,5}=\\s{0,5}${quoted}|\\* Version\\s{0,5}:\\s{0,5}${number}`) },
  { name: 'smarty/smarty', says: /class Smarty\b/, version: new RegExp(`SMARTY_VERSION\\s{0,5}=\\s{0,5}["'](?:Smarty-)?${number}["']|\\$_version\\s{0,5}=\\s{0,5}'(?:Smarty-)?${number}'`) },
  { name: 'phpunit/phpunit', says: /PHPUnit/, version: new RegExp(`(?:VersionId|Version)\\(\\s{0,20}${quoted}`) },
  { name: 'zendframework/zendframework1', says: /class Zend_Version/, version: constant('VERSION') },
  { name: 'guzzlehttp/guzzle', says: /namespace GuzzleHttp\s{0,3};/, version: constant('VERSION') },
  { name: 'twig/twig', says: /namespace Twig\s{0,3};|class Twig_Environment/, version: constant('VERSION') },
  { name: 'ezyang/htmlpurifier', says: /HTMLPurifier/, version: constant('VERSION') },
  { name: 'vrana/adminer', says: /adminer/i, version: new RegExp(`@version\\s{1,5}${number}`) },
  { name: 'dweeves/magmi', says: /magmi/i, version: new RegExp(`magmi[^\\n]{0,60}v(?:ersion)?\\s{0,3}${number}`, 'i') },
  { name: 'mpdf/mpdf', says: /class mPDF\b/i, version: new RegExp(`define\\('mPDF_VERSION',\\s{0,3}${quoted}|const VERSION\\s{0,5}=\\s{0,5}${quoted}`) },
  { name: 'studio-42/elfinder', says: /class elFinder\b/, version: new RegExp(`\\$ApiVersion\\s{0,5}=\\s{0,5}["']?${number}`) },
  { name: 'sunhater/kcfinder', says: /KCFinder/, version: constant('VERSION') },
];

/** What the beginning of a file of code tells of the library that it belongs to. */
export function bundledIn(text: string): BundledSeen | undefined {
  for (const { name, says, version } of marks) {
    if (!says.test(text)) continue;
    const found = version.exec(text);
    const seen = found?.slice(1).find((group) => group !== undefined);
    if (seen !== undefined) return { name, version: seen };
  }
  return undefined;
}
