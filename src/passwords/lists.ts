/** What people put into a login form of a shop first, the most usual first. From published lists and setup guides. */
export const favourites: readonly string[] = split(`
  admin admin123 password 123456 Admin123 password123 admin1234 Password1 12345678 qwerty Admin@123 123456789 admin123!
  Password123 qwerty123 Admin123! test test123 demo demo123 welcome1 Welcome1 P@ssw0rd Passw0rd Admin1234 changeme letmein
  Password123! Password1! Welcome123 Admin2024 admin@123 abc123 abcd1234 Abcd1234 1q2w3e4r 1qaz2wsx Qwerty123 qwerty1
  111111 123123 000000 12345 1234 secret root toor administrator Test1234 test1234 Test123! P@ssword1 P@ssw0rd1 pass123
  Pass1234 passw0rd 1234567890 654321 666666 iloveyou dragon monkey football master sunshine princess azerty azerty123
  Welcome1! Changeme1 changeme123 letmein1 default guest user user123 support support123 manager manager123 master123
  zaq12wsx asdfgh asdf1234 zxcvbn qwertyuiop asdfghjkl q1w2e3r4 1q2w3e4r5t qwe123 Qwerty1! aa123456 a123456 hello123
  passwort Passwort1 passwort123 Passwort123 hallo hallo123 Hallo123 geheim willkommen Willkommen1 motdepasse bonjour
  bonjour123 soleil doudou loulou contraseña contrasena hola123 password01 ciao123 juventus wachtwoord welkom01 Welkom01
  welkom123 haslo haslo123 polska zaq1@WSX heslo heslo123 parola jelszo senha senha123 lösenord salasana kodeord
  пароль qwerty12345 q1w2e3 kuru123 sifre123 iloveyou1 trustno1 starwars superman batman pokemon shadow michael jordan23
`);

/** What a shop's staff thinks of at the login form. */
export const shopWords: readonly string[] = split(`
  admin shop store password magento magento2 woocommerce wordpress prestashop opencart shopware zencart webshop eshop backend office sales
  team info orders online ecommerce boutique laden tienda negozio winkel sklep tempo staff market lager company firma
`);

/** Seasons and months, in the languages of Europe's shops, each as it begins a sentence. */
export const seasons: readonly string[] = split(`
  Summer Winter Spring Autumn Fall Sommer Herbst Frühling Fruehling Frühjahr Ete Hiver Printemps Automne Verano Invierno
  Primavera Otoño Otono Estate Inverno Autunno Zomer Herfst Lente Lato Zima Wiosna Jesien Verao Outono Sommar Vår Host
`);
export const months: readonly string[] = split(`
  January February March April May June July August September October November December Januar Februar März Maerz Mai Juni
  Juli Oktober Dezember Janvier Fevrier Mars Avril Juin Juillet Aout Septembre Octobre Novembre Decembre Enero Febrero Marzo
  Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre Gennaio Maggio Giugno Luglio Settembre Ottobre
  Monday Friday Montag Freitag Christmas Weihnachten Easter Ostern Noel
`);

/** Walks over the keyboard. */
export const walks: readonly string[] = split(`
  qwertz qwertz123 qwertzuiop yxcvbnm asdfjkl 1qay2wsx qay123 1qazxsw2 1qaz@WSX !QAZ2wsx 1qaz!QAZ qazwsx qazwsxedc qweasd
  qweasdzxc qweasd123 123qwe 123qweasd 1234qwer 12qwaszx asdfghjkl1 zxcvbnm zxcvbnm1 qwer1234 poiuytrewq mnbvcxz azertyuiop
  azerty1 qsdfghjklm wxcvbn 147258369 159753 789456123 741852963 963852741 987654321 0987654321 1qaz2wsx3edc 1q2w3e 1a2b3c4d
`);

function split(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
