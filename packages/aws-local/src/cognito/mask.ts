/** Hides most of the addresses that codes went to, as the service does: `v***@e***`. */
export function maskDestinations(output: object): object {
  const { CodeDeliveryDetails: one, CodeDeliveryDetailsList: many } = output as {
    CodeDeliveryDetails?: Details;
    CodeDeliveryDetailsList?: Details[];
  };
  return {
    ...output,
    ...(one === undefined ? {} : { CodeDeliveryDetails: maskDestination(one) }),
    ...(many === undefined ? {} : { CodeDeliveryDetailsList: many.map(maskDestination) }),
  };
}

interface Details {
  Destination: string;
}

function maskDestination(details: Details): Details {
  return { ...details, Destination: maskAddress(details.Destination) };
}

/** Most of an address, or of a number, hidden. */
export function maskAddress(address: string): string {
  const [name = '', domain] = address.split('@');
  return domain === undefined
    ? `+*******${name.slice(-4)}`
    : `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
}
