import type { Integration } from '../core/report.ts';

/**
 * How well-known payment methods take card data, by the code or module name under which the engines know them; a `*`
 * at the end stands for the rest of a name, and the longest match counts. Where one module can be set up in two ways,
 * it stands under its usual one. Sources: the modules' own documentation and code, as of 2026.
 */
export const gateways: Readonly<Record<Exclude<Integration, 'unknown'>, string>> = {
  // No card is taken in the shop: cash, transfer, invoice, direct debit, account credit.
  offline: `
    checkmo cashondelivery banktransfer purchaseorder free substitution companycredit msp_cashondelivery
    phoenix_cashondelivery banktransfer_* bankpayment debit debitpayment sepa sepadebit sepa_debit free_of_charge
    bacs cheque cod cop purchase_order woocommerce_gateway_purchase_order invoice igfw_invoice_gateway
    ps_wirepayment ps_checkpayment ps_cashondelivery bankwire cashondelivery codfee codwfeeplus cashondeliverywithfee
    megareembolso ps_invoice bank_transfer free_checkout bank cash cashpayment invoicepayment prepayment prepaymentpayment
    moneyorder freecharger purchaseorder po eustandardtransfer transfer vorkasse nachnahme rechnung cashticket store_pickup
    pay_on_pickup payinstore pay_in_store pickup default defaultpayment
  `,
  // The customer leaves for the processor's own page.
  redirect: `
    paypal paypal_express paypal_express_bml paypal_standard paypal_billing_agreement paypaluk_express payflow_express
    payflow_express_bml paypal_mecl paypal_wps_* pp_standard pp_express paypalwpp paypal_plus_invoice ppec_paypal
    paypal_pro_payflow_ec ppcp-gateway ppcp-pay-later ppcp_paypal swag_paypal_paypal swag_paypal_spb swag_paypal_pay_later
    swagpaymentpaypalunified paypalunified paypal_checkout braintree_paypal braintree_paypal_* gene_braintree_paypal
    googlecheckout amazon_payment amazon_payment_v2 amazon_payments amazon_payments_advanced amazon_login_pay amazonpay
    checkout_by_amazon afterpay* clearpay* affirm* sezzle* zip zipmoney* laybuy* divido alma* scalapay* pagantis*
    oney* twint twint_* bizum ideal bancontact giropay eps p24 przelewy24* sofort* sofortueberweisung* paydirekt multibanco
    mbway mybank payconiq belfius kbc trustly paysera* payu* tpay* dotpay* cashfree payumoney ccavenue* instamojo
    mollie mollie_methods_* mollie_wc_gateway_* molliepayments* handler_mollie_* mollie_*
    multisafepay* buckaroo* pay_nl* paynl* ogone* postfinance* six_saferpay* saferpay* datatrans* concardis* novalnet_*
    sagepay sagepayform sage_pay_form sagepaysuiteform sage_pay_server opayo_form worldpay_junior rbsworldpay_hosted
    worldpay_redirect* worldpay_hosted* realex globalpay globalpay_hpp realexredirect redsys* servired sermepa lacaixa
    payplug payplug_* systempay* payzen* lyra* etransactions* paybox* monetico* cmcic* mercanet* sips* atos* sogecommerce
    lemonway* hipay_hosted* hipay_enterprise* be2bill* stancer paytweak axepta* upay up2pay*
    skrill* moneybookers* nochex paymate twocheckout 2checkout pm2checkout tco_checkout liqpay* robokassa* yandex*
    yookassa* qiwi* interkassa* webmoney* fondy* wayforpay* portmone* platon* easypay* epay* payfast* paygate* peach*
    paystack_standard paytm* phonepe* billplz* ipay88* molpay* senangpay* toyyibpay* midtrans* doku* xendit* omise_offsite*
    authorizenet_sim authorizenet_cc_sim firstdata firstdata_hco firstdata_hosted g2apay pilibaba alipay* wechat*
    adyen_hpp adyen_hpp_* klarna_pay_later klarna_pay_now klarna_slice_it klarna_account klarna_invoice klarna_partpayment
    klarna_pp klarna_direct_debit dibs dibs_* dibsfw quickpay* bambora* epay_dk* netaxept* swedbank_pay* payex*
    svea* collector* walley* avarda* ratepay* unzer_paypal unzer_invoice* payolution* easycredit* computop_redirect*
    coinbase* bitpay* coingate* btcpay* nowpayments* coinpayments* opennode* crypto_com* cryptocloud*
    mercadopago_basic mercadopago-basic mercadopago_wallet* woo-mercado-pago-basic pagseguro_redirect* ebanx-*-transfer
    payeezy_hosted* secpay inpay chronopay worldpay_cc_hosted postnl_pay barion* simplepay* otp_simple* gopay* comgate* thepay*
    cardlink* vivawallet* viva_* iyzico_pwi paytr* iyzicocheckoutform payoneer* flutterwave_redirect* dpo* pesapal*
    tappay* ecpay* allpay* newebpay* spgateway* line_pay* linepay* kakaopay* toss_*
  `,
  // Card fields stand in the processor's frame within the shop's page, or in its window on top of it.
  iframe: `
    stripe stripe_* stripejs stripepayments* stripe_payments* stripe_official woocommerce_payments
    woocommerce_payments_* adyen adyen_* adyenofficial adyen_cc adyen_oneclick braintree braintree_cc
    braintree_credit_card braintree_card gene_braintree_creditcard braintreeofficial pp_braintree braintree_cc_vault
    ps_checkout ppcp-credit-card-gateway ppcp-card* paypal_ppcp* payment_services_paypal_hosted_fields
    payment_services_paypal_smart_buttons swag_paypal_acdc paypal_advanced* paypal_plus payflow_link payflow_advanced hosted_pro
    paypal_pro_hs pp_pro_iframe pp_payflow_iframe iways_paypalplus_payment paypalplus
    mollie_methods_creditcard mollie_wc_gateway_creditcard handler_mollie_creditcard mollie_creditcard
    square square_* squareup square_credit_card square_webpay wcsquare* klarna_kp klarna_kp_* klarna_kco klarna_payments
    klarna_payments_* klarna_checkout kco klarnapayments* klarnacheckout klarnaofficial klarnapayment
    checkoutcom* checkoutcom_card_payment wc_checkout_com_cards cko_* frames_*
    nets_easy* dibs_easy* dibseasy* easycheckout nexi_* nexixpay* xpay_build
    sagepayserver sagepaysuiteserver sagepay_server sagepay_server_iframe opayo_server securetrading_pp trustpayments_*
    worldpay worldpay_online worldpay_cc_frame realex_iframe globalpayments_* globalpayments_gpapi
    razorpay* paystack* flutterwave* rave* omise* komoju* gmo_* conekta* openpay* culqi* kushki*
    mercadopago_custom woo-mercado-pago-custom mercadopago_custom_checkout
    bluepay_hosted hipay_hosted_fields* hipay_cc unzer_credit_card unzer_* heidelpay* hgw* hpcc payone_cc payone_creditcard
    payone_credit_card payone_* payonecw_creditcard wallee* postfinancecheckout* weareplanet* computop_* novalnetcc
    novalnet_cc novalnetpayments* novalnet_credit_card payrexx* datatrans_lightbox* wirecard* qenta* mpay24* payunity* cardcom*
    tranzila_iframe* iyzico* iyzipay* helcim* bread* converge_hosted* payway_frame* eway_iframe eway_secure* windcave*
    paymentexpress_pxfusion_frame pin_payments* securepay_frame* tyro* airwallex* nuvei* safecharge* rapyd* dlocal*
    elavon_hosted* moneris_hosted* moneris_checkout* bambora_custom* authorizenet_accept_hosted*
    rvvup* dojo* sumup* zettle* takepayments_hosted* cardstream_hosted* paymentsense_hosted* revolut* apple_pay* google_pay*
    applepay* googlepay* shopify_payments* amazon_payment_embedded recurly* spreedly* bolt* fast_checkout* shift4*
  `,
  // The shop's page holds the card fields and its script or form sends them to the processor directly.
  'direct-post': `
    authorizenet_directpost authorizenet_acceptjs authorizenet_cc_dpm authorizenet_dpm authnetcim_acceptjs
    authorize_net_cim_credit_card authnet authorizenet_accept payflowpro payflowpro_cc_vault eway ewayrapid eway_rapid eway_direct_js
    cybersource chcybersource cybersource_sop cryozonic_stripe payeezy payeezyjszc payeezy_js sagepaysuitepi
    sagepaypi opayo_pi ipayment_cc pagseguro_creditcard pagseguro-payment woo-pagseguro pagarme* moip* cielo_js
    nmi_collectjs bluesnap_pft worldpay_cse pxfusion paymentexpress_pxfusion ebanx_cc* ebanx-credit-card* iugu* wompi_js
    cardconnect_cardsecure usaepay_js paytrace_js bluepay_js
  `,
  // The card number passes through the shop's own server, or is kept there.
  'own-form': `
    ccsave cc authorizenet authorizenet_aim authorizenet_cc_aim authorizenet_echeck authnetcim md_authorizecim
    authorizenet_cim authorize_net_aim authorize_net_cim authorizenet_cc paypal_direct paypaluk_direct paypal_pro
    paypal_pro_dp paypal_pro_payflow_dp paypal_pro_payflow pp_pro pp_pro_uk pp_pro_pf pp_payflow paypaldp
    paypal_payment_pro paypalpro verisign payflow_pro_direct usaepay usa_epay
    sagepaydirect sagepaydirectpro sagepay_direct sage_pay_direct sagepay_us opayo realex_remote globalpay_remote
    firstdata_remote firstdata_global linkpoint_api linkpoint psigate perpetual_payments securetrading_ws
    web_payment_software cardconnect cardinity bluepay_redirect moneris monerisapi bluepay beanstream converge
    elavon virtualmerchant nmi nmi_direct paytrace payjunction paymentech orbital ccoffline cc_offline offlinecc
    offline_cc offline_credit_card offlinecreditcard offlinecard offlinecreditcards creditcardoffline creditcard_offline manualcc
    manual_credit_card manualcreditcard card_capture cardcapture ccsaved ccstore cc_manual creditcardmanual wc_offline_cc
    creditcardofflinepayment offline_cc_payment mageworx_offlinecc cielo_webservice quantum_gateway skipjack netbilling
    eprocessing_network echo plugnpay_api iongate transfirst
  `,
};

/** Names that leave no doubt that no card is taken, for methods whose code says nothing; compared in full. */
const offlineTitles = new Set(
  `cash on delivery|bank transfer|bank transfer payment|direct bank transfer|wire transfer|check / money order|cheque|
  check|money order|check/money order|cash|invoice|pay on invoice|purchase order|prepayment|paid in advance|free checkout|
  no payment information required|nachnahme|vorkasse|rechnung|auf rechnung|kauf auf rechnung|überweisung|banküberweisung|barzahlung|
  bar bei abholung|lastschrift|virement bancaire|virement|paiement à la livraison|chèque|espèces|contre-remboursement|contra reembolso|
  contrareembolso|transferencia bancaria|pago contra reembolso|bonifico bancario|bonifico|contrassegno|pagamento alla consegna|
  overboeking|bankoverschrijving|onder rembours|rembours|op rekening|przelew bankowy|przelew tradycyjny|płatność przy odbiorze|
  za pobraniem|dobírka|bankovní převod|utánvét|banki átutalás|ramburs|plata la livrare|наложенный платеж|банковский перевод|
  transferência bancária|efterkrav|bankoverførsel|postförskott|banköverföring|tilisiirto|havale|kapıda ödeme`
    .split('|')
    .map((title) => title.trim()),
);

/**
 * How a payment method takes card data, told by its code, module or class name; `unknown` if storewarden does not know
 * it. The title, as the shop words it, only ever tells that no card is taken.
 */
export function integrationOf(code: string, title?: string): Integration {
  const names = namesOf(code);
  for (const name of names) {
    const known = exact.get(name) ?? prefixes.find(({ prefix }) => name.startsWith(prefix))?.integration;
    if (known) return known;
  }
  return title !== undefined && offlineTitles.has(title.trim().toLowerCase()) ? 'offline' : 'unknown';
}

const listed = Object.entries(gateways).flatMap(([integration, names]) =>
  // Object.entries forgets the type of the keys.
  names
    .trim()
    .split(/\s+/)
    .map((name) => ({ name, integration: integration as Integration })),
);
const exact = new Map(
  listed.filter(({ name }) => !name.endsWith('*')).map(({ name, integration }) => [name, integration]),
);
const prefixes = listed
  .filter(({ name }) => name.endsWith('*'))
  .map(({ name, integration }) => ({ prefix: name.slice(0, -1), integration }))
  .toSorted((one, other) => other.prefix.length - one.prefix.length);

/** The code as it stands, and without what engines put before and after it. */
function namesOf(code: string): readonly string[] {
  const last = code.slice(0, 300).split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .trim()
    .toLowerCase()
    .replace(/\.php$/, '');
  const bare = plain.replace(/^(?:module_payment|payment|extension_payment)_/, '').replace(/^opencart\./, '');
  const dotted = bare.split('.')[0] ?? bare;
  const short = dotted.replace(/(?:paymenthandler|handler)$/, '');
  return [...new Set([plain, bare, dotted, short])].filter((name) => name !== '');
}
