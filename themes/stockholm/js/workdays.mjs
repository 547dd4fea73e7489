// Working days in Sweden: what "within 5 working days" means in the calendar. Dates are ISO 8601, without a time.

const oneDay = 24 * 60 * 60 * 1000;
const dateOf = (year, month, number) => new Date(Date.UTC(year, month - 1, number));
const isoDate = (moment) => moment.toISOString().slice(0, 10);

/// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
export function easter(year) {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - moon - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451);
  const days = moon + sunday - 7 * late + 114;
  return isoDate(dateOf(year, Math.floor(days / 31), days % 31 + 1));
}

/// The days of a year that are free whatever day of the week they are, and the eves when authorities are closed. Of
/// those that are always a Saturday or a Sunday nothing needs to be said.
export function holidays(year) {
  const fromEaster = (days) => isoDate(new Date(Date.parse(easter(year)) + days * oneDay));
  const nineteenth = dateOf(year, 6, 19);
  const midsummerEve = isoDate(new Date(nineteenth.getTime() + (12 - nineteenth.getUTCDay()) % 7 * oneDay)); // the Friday of 19–25 June
  return [
    `${year}-01-01`, `${year}-01-06`, // New Year, Epiphany
    fromEaster(-2), fromEaster(1), `${year}-05-01`, fromEaster(39), // Good Friday, Easter Monday, May Day, Ascension
    `${year}-06-06`, midsummerEve, // National Day
    `${year}-12-24`, `${year}-12-25`, `${year}-12-26`, `${year}-12-31`, // Christmas Eve to Boxing Day, New Year's Eve
  ];
}

export const isWorkday = (text) =>
  ![0, 6].includes(new Date(text).getUTCDay()) && !holidays(Number(text.slice(0, 4))).includes(text);

/// The working day that is so many after a date, the date itself not counted.
export function workdayAfter(text, days) {
  let at = Date.parse(text);
  for (let left = days; left > 0;) {
    at += oneDay;
    if (isWorkday(isoDate(new Date(at)))) left -= 1;
  }
  return isoDate(new Date(at));
}
