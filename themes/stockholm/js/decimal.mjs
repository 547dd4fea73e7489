// Exact decimal numbers, as the compiler's (base/decimal.h): eight decimals, less than 10^15 either way, rounded half
// away from zero. A decimal is a BigInt that counts hundred-millionths. What leaves the range has no result: undefined.

const one = 100_000_000n;
const limit = one * 10n ** 15n;

/// "-12.5", "7"
export function parseDecimal(text) {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,8}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole, decimals = ""] = match;
  const units = BigInt(whole + decimals.padEnd(8, "0"));
  return sign ? -units : units;
}

/// A number of at most 15 digits is written with just those, so no binary fraction gets in.
export const decimalOf = (number) => parseDecimal(Math.abs(number) < 1e-6 ? number.toFixed(8) : String(number));

/// The shortest spelling: "12.5", never "12.50".
export function decimalText(units) {
  const digits = String(units < 0n ? -units : units).padStart(9, "0");
  const decimals = digits.slice(-8).replace(/0+$/, "");
  return (units < 0n ? "-" : "") + digits.slice(0, -8) + (decimals && "." + decimals);
}

export const plus = (a, b) => within(a + b);
export const minus = (a, b) => within(a - b);
export const times = (a, b) => within(divided(a * b, one));
export const over = (a, b) => (b === 0n ? undefined : within(divided(a * one, b)));

export function roundedTo(units, decimals) {
  const step = 10n ** BigInt(Math.max(0, 8 - decimals));
  return divided(units, step) * step;
}

/// Money is a whole number of öre outside, and counts in kronor here.
export const toOre = (units) => Number(divided(units, one / 100n));
export const fromOre = (ore) => BigInt(ore) * (one / 100n);

const within = (units) => (units < limit && units > -limit ? units : undefined);

function divided(a, b) {
  if (b < 0n) [a, b] = [-a, -b];
  const half = b / 2n + b % 2n; // of an odd divisor nothing lies exactly in the middle
  const [whole, rest] = [a / b, a % b];
  if (rest >= half) return whole + 1n;
  if (-rest >= half) return whole - 1n;
  return whole;
}
