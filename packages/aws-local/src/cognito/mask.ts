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
  const [name = '', domain] = details.Destination.split('@');
  const Destination =
    domain === undefined ? `+*******${name.slice(-4)}` : `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
  return { ...details, Destination };
}
