/// The page takes it to be noon of that day in Sweden.
export const onClock = (page, day) => page.clock.setFixedTime(new Date(day + "T11:00:00Z"));

/// For what a large file needs on a slow computer.
export const enoughTime = 30_000;
