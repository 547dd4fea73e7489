// Numbers as people write them.

/// Digits of every script as 0–9.
export const plainDigits = (text) => text.replace(/\p{Nd}/gu, (digit) => {
  const code = digit.codePointAt(0);
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (code - zero) % 10;
});

/// "−1 234,50" → {whole: "-1234", decimals: "50"}; nothing when it is no number. One point or comma is always a decimal
/// one, also before three digits: a wrong guess there would be wrong a thousand times over. `group`: what the page's language
/// has between thousands, for answers that cannot have three decimals: "25,000" can be typed where the page writes it so.
export function numberIn(text, group) {
  const plain = plainDigits(text).replace(/\p{Cf}/gu, "").replace(/[\p{Pd}\u2212]/gu, "-").replace(/[\u066b\u060c]/g, ",")
    .replace(/[\s'’\u066c]+/gu, " ").trim();
  if ([",", "."].includes(group) && /^-? ?\d{1,3}(?:[.,]\d{3})+$/.test(plain) && plain.split(group).length === plain.split(/[.,]/).length)
    return { whole: plain.replace(/[^-\d]/g, ""), decimals: "" };
  const match = /^(-?) ?(\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+(?=,)|\d{1,3}(?:,\d{3})+(?=\.)|\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})(?![.,]))(?:[.,](\d+))?$/.exec(plain);
  if (!match) return undefined;
  const [, sign, whole, decimals = ""] = match;
  return { whole: sign + whole.replace(/\D/g, ""), decimals };
}

/// The check digit of personal numbers, organisations and giro numbers.
export function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
