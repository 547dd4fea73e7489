// Working days in Sweden, against what almanacs say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { easter, holidays, isWorkday, workdayAfter } from "../../themes/stockholm/js/workdays.mjs";

const iso = (date) => date.toISOString().slice(0, 10);
const plus = (text, days) => iso(new Date(Date.parse(text) + days * 864e5));

test("Easter, on days that are known", () => {
  for (const day of ["1818-03-22", "1943-04-25", "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21",
    "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
    "2038-04-25", "2049-04-18", "2076-04-19", "2100-03-28", "2285-03-22"])
    assert.equal(easter(Number(day.slice(0, 4))), day);
});

// The other way to find it, as the churches print it for 1900–2199: the Sunday after the full moon of the year's golden number.
test("Easter is the Sunday after the full moon of the church tables, for 300 years", () => {
  const moons = ["04-14", "04-03", "03-23", "04-11", "03-31", "04-18", "04-08", "03-28", "04-16", "04-05",
    "03-25", "04-13", "04-02", "03-22", "04-10", "03-30", "04-17", "04-07", "03-27"];
  for (let year = 1900; year < 2200; year += 1) {
    const moon = `${year}-${moons[year % 19]}`;
    assert.equal(easter(year), plus(moon, 7 - new Date(moon).getUTCDay()), String(year));
  }
});

test("the free days of years, from almanacs", () => {
  const moving = { // Good Friday, Easter Monday, Ascension, Midsummer Eve
    2023: ["04-07", "04-10", "05-18", "06-23"],
    2024: ["03-29", "04-01", "05-09", "06-21"],
    2025: ["04-18", "04-21", "05-29", "06-20"],
    2026: ["04-03", "04-06", "05-14", "06-19"],
    2027: ["03-26", "03-29", "05-06", "06-25"],
    2030: ["04-19", "04-22", "05-30", "06-21"],
  };
  const fixed = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"];
  for (const [year, days] of Object.entries(moving))
    assert.deepEqual(holidays(Number(year)).sort(), [...fixed, ...days].map((day) => `${year}-${day}`).sort());
});

test("each moving day is on its day of the week, for 400 years", () => {
  for (let year = 1900; year < 2300; year += 1) {
    const [, , friday, monday, , thursday, , eve] = holidays(year);
    assert.deepEqual([friday, monday, thursday, eve].map((day) => new Date(day).getUTCDay()), [5, 1, 4, 5], String(year));
    assert.ok(eve >= `${year}-06-19` && eve <= `${year}-06-25`, eve);
  }
});

test("which days are working days", () => {
  for (const [day, works] of Object.entries({
    "2026-11-27": true, "2026-11-28": false, "2026-11-29": false, "2026-11-30": true,
    "2026-12-23": true, "2026-12-24": false, "2026-12-28": true, "2026-12-31": false, "2027-01-04": true, "2027-01-05": true, "2027-01-06": false,
    "2028-06-06": false, "2027-06-24": true, "2027-06-25": false, "2027-03-25": true, "2027-03-26": false, "2027-03-29": false, "2027-05-07": true,
    "2028-02-29": true, "2027-11-06": false, // All Saints' Day is a Saturday
  })) assert.equal(isWorkday(day), works, day);
});

test("so many working days later", () => {
  for (const [from, days, to] of [
    ["2026-12-04", 5, "2026-12-11"], // a week from a Friday
    ["2026-12-05", 1, "2026-12-07"], // sent on a Saturday
    ["2026-12-06", 5, "2026-12-11"], // and on a Sunday
    ["2026-12-21", 5, "2026-12-30"], // over Christmas
    ["2026-12-30", 5, "2027-01-11"], // over New Year and Epiphany
    ["2027-03-25", 1, "2027-03-30"], // over Easter
    ["2027-05-05", 1, "2027-05-07"], // over Ascension
    ["2027-06-24", 1, "2027-06-28"], // over Midsummer
    ["2028-06-05", 1, "2028-06-07"], // over the National Day
    ["2028-02-28", 1, "2028-02-29"], // a leap year
    ["2026-03-27", 1, "2026-03-30"], // the clock goes forward that weekend
    ["2026-10-23", 1, "2026-10-26"], // and back
  ]) assert.equal(workdayAfter(from, days), to, `${days} after ${from}`);
});

test("counting the days between gives the number back", () => {
  for (let offset = 0; offset < 800; offset += 7) {
    const from = plus("2026-01-01", offset);
    for (const days of [1, 5, 20, 80]) {
      const to = workdayAfter(from, days);
      assert.ok(isWorkday(to));
      let count = 0;
      for (let day = plus(from, 1); day <= to; day = plus(day, 1)) count += isWorkday(day);
      assert.equal(count, days);
    }
  }
});
