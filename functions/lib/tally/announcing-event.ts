/** What the announcer is started with: an event of its schedule, or a call to look right now. */
export interface AnnouncingEvent {
  /** There is a voting to announce, and maybe nobody who does. */
  woken?: boolean;
}
