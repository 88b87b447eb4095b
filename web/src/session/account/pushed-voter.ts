/** The name under which the browser keeps who asked for messages on this device, so that nobody else loads what that takes. */
export const PUSHED_VOTER = 'hustings.pushed-voter';
