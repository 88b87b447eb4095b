/** Names months, which are in UTC. @param language with its region if it has one: `ar-EG` has other digits than `ar-MA`. */
export function monthNames(language: string): (month: string) => string {
  const months = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (month) => months.format(new Date(`${month}-01T00:00:00Z`));
}
