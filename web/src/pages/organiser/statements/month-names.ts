/** Names months, which are in UTC, as a language does. @param language the page's. */
export function monthNames(language: string): (month: string) => string {
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (month) => months.format(new Date(`${month}-01T00:00:00Z`));
}
