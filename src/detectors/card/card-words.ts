import { words } from '../scan/words.ts';

/** What speaks for a card number nearby: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Turkish, Russian and Ukrainian, Czech, Swedish and its neighbours, Japanese, Chinese; and the brands. */
export const cardWords = words(
  'card, cards, cc, ccn, ccnum, ccnumber, ccno, cardnumber, cardnum, cardno, cardnr, pan, credit, creditcard, debit, debitcard, visa, mastercard, maestro, amex, discover, diners, jcb, unionpay, cvv, cvc, cvn, csc, expiry, expires, expdate, cardholder, ccexp, payment card',
  'karte, karten, kartennummer, kartennr, kreditkarte, kreditkarten, kreditkartennummer, bankkarte, ablaufdatum, prüfziffer, karteninhaber',
  'carte, cartes, carte bancaire, carte bleue, numcarte, expiration, titulaire',
  'tarjeta, tarjetas, crédito, credito, débito, caducidad, vencimiento, titular',
  'carta, carte di, scadenza, intestatario, titolare',
  'cartão, cartao, cartões, validade',
  'kaart, kaarten, kaartnummer, creditcardnummer, betaalkaart, vervaldatum',
  'karta, karty, kartą, kartę, kart, płatnicza, kredytowa, ważności',
  'kartı, kartınız, kredi, kartno, sahibi',
  'карта, карты, карту, картой, карт, картка, картки, картку, карткою, кредитная, кредитна, дебетовая',
  'kreditní, platební, kartou, číslo karty, kort, kortnummer, kortet, kreditkort, betalkort, utgångsdatum',
  'カード, カード番号, クレジットカード, 卡号, 信用卡, 银行卡, 卡號',
);

/** What a number is called that is none. */
export const otherNumberWords = words(
  'order, orders, orderid, increment, tracking, track, shipment, parcel, waybill, awb, ean, gtin, upc, isbn, imei, imsi, iccid, meid, sku, txn, transaction, transactionid, txnid, trx, reference, ref, uuid, guid, gclid, fbclid, fbp, ga, snowflake, timestamp, time, ts, hash, checksum, lat, lng, lon, latitude, longitude, phone, tel, mobile, fax, serial, barcode, invoice, session, loyalty, member, membership, customer, device, msisdn, tweet, status, facebook, pixel, analytics, microtime, nonce, epoch, sequence, seq, request, trace, span, version, build, offset',
  'bestellung, bestellnummer, auftrag, rechnung, sendung, sendungsnummer, kundennummer, telefon, commande, facture, suivi, pedido, factura, seguimiento, ordine, fattura, spedizione, encomenda, fatura, bestelling, factuur, zending, zamówienie, faktura, przesyłka, заказ, заказа, накладная, замовлення, рахунок, sipariş, kargo, objednávka, zásilka, beställning',
);

/** Names that leave no doubt which kind of card is meant. */
export const creditCardWords = words(
  'cc, ccn, ccnum, ccnumber, ccno, creditcard, credit card, pan, debitcard, payment card, kreditkarte, kreditkartennummer, carte bancaire, tarjeta crédito, carta credito, creditcardnummer, betaalkaart, kredi, クレジットカード, 信用卡',
);

/** Cards that pay for nothing, or nowhere else. */
export const otherCardWords = words(
  'gift, giftcard, voucher, loyalty, member, membership, bonus, club, points, sim, library, geschenk, gutschein, kundenkarte, cadeau, fidélité, fidelite, regalo',
);
