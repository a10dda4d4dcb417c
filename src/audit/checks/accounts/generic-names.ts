/** Names of posts and mailboxes, not of people, in the languages of Europe's shops. In lower case. */
const generic = new Set(
  `admin admins administrator administrador administrateur amministratore beheerder admin1 admin2 root superadmin sysadmin webadmin
  manager owner shop store webshop eshop onlineshop tienda boutique negozio winkel sklep obchod bestellung bestellungen order orders
  info information infos kontakt contact contacto contatti hello hallo mail email post office buero büro bureau oficina ufficio
  kantoor biuro team staff sales verkauf vertrieb vente ventes ventas vendite verkoop sprzedaz support help service kundenservice
  servicio servizio sav klantenservice obsluga warehouse lager versand logistik magasin entrepot almacen magazzino magazijn magazyn
  marketing accounting buchhaltung compta comptabilite contabilidad contabilita boekhouding ksiegowosc finance billing rechnung
  webmaster hostmaster postmaster developer dev entwickler developpeur agency agentur agence agencia agenzia it edv user benutzer
  usuario utilisateur utente test tester demo guest gast intern praktikant azubi stagiaire aushilfe kasse pos packing packer packers freelancer freelance`
    .trim()
    .split(/\s+/),
);

/** Whether a login or the part of an address before the @ names a post or a mailbox instead of a person. */
export function isGeneric(name: string): boolean {
  const plain = name.trim().toLowerCase();
  return generic.has(plain) || generic.has(plain.replace(/[-_.\d]+$/, ''));
}
