/** Currencies in use (ISO 4217), with the former code of the rouble. */
const CURRENCIES =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RUR RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'

/** Countries by ISO 3166-1 alpha-2 code. */
const COUNTRY_CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'

/** Names of countries that Russian registers and city data name most, and their English ones. */
const COUNTRY_NAMES = [
  'россия|российская федерация|рф|беларусь|республика беларусь|белоруссия|казахстан|республика казахстан|украина|армения|азербайджан',
  'грузия|узбекистан|таджикистан|кыргызстан|киргизия|туркменистан|туркмения|молдова|республика молдова|литва|латвия|эстония|польша',
  'германия|франция|италия|испания|португалия|великобритания|соединённые штаты|соединенные штаты|сша|китай|япония|индия|турция|вьетнам',
  'израиль|сербия|болгария|финляндия|швеция|норвегия|чехия|австрия|швейцария|нидерланды|бельгия|греция|египет|иран|ирак|сирия|монголия',
  'канада|бразилия|аргентина|мексика|куба|корея|республика корея|таиланд|индонезия|австралия|афганистан|пакистан|без гражданства',
  'russia|russian federation|belarus|kazakhstan|ukraine|armenia|azerbaijan|georgia|uzbekistan|tajikistan|kyrgyzstan|turkmenistan|moldova',
  'lithuania|latvia|estonia|poland|germany|france|italy|spain|portugal|united kingdom|united states|united states of america|usa|china',
  'japan|india|turkey|vietnam|israel|serbia|bulgaria|finland|sweden|norway|denmark|czechia|czech republic|austria|switzerland|netherlands',
  'belgium|greece|egypt|iran|iraq|syria|mongolia|canada|brazil|argentina|mexico|cuba|south korea|thailand|indonesia|australia|ireland|romania|hungary',
].flatMap((names) => names.split('|'))

/** Given names that are common in Russia, and some English ones; the whole list is in lower case. */
const GIVEN_NAMES = [
  'александр алексей анатолий андрей антон аркадий арсений артём артем артур богдан борис вадим валентин валерий василий виктор виталий',
  'владимир владислав вячеслав геннадий георгий герман глеб григорий даниил данила денис дмитрий евгений егор иван игорь илья кирилл',
  'константин лев леонид максим марат марк матвей михаил никита николай олег павел пётр петр роман руслан ринат рустам савелий семён',
  'семен сергей станислав степан тимофей тимур фёдор федор филипп эдуард юрий яков ярослав рашид',
  'александра алина алиса алла алёна алена анастасия ангелина анжелика анна антонина валентина валерия варвара василиса вера вероника',
  'виктория галина дарья диана евгения екатерина елена елизавета жанна зинаида зоя инна ирина карина кира клавдия кристина ксения лариса',
  'лидия любовь людмила маргарита марина мария милана надежда наталья наталия нина оксана олеся ольга полина раиса светлана снежана софия',
  'софья таисия тамара татьяна ульяна элина эльвира юлия яна',
  'aleksandr alexander alexey andrey anna dmitry ekaterina elena irina ivan maria mikhail natalia nikolay olga pavel sergey svetlana tatiana vladimir yulia',
  'james john robert michael william david richard joseph thomas charles mary patricia jennifer linda elizabeth barbara susan jessica sarah karen',
].flatMap((names) => names.split(' '))

export const CURRENCY_CODES: ReadonlySet<string> = new Set(CURRENCIES.split(' '))
export const COUNTRIES: ReadonlySet<string> = new Set([...COUNTRY_CODES.split(' '), ...COUNTRY_NAMES])
export const KNOWN_GIVEN_NAMES: ReadonlySet<string> = new Set(GIVEN_NAMES)
