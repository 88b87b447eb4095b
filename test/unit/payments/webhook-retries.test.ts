import { checkoutOf, eventually, paymentWorld, type PaymentWorld } from './support/world';

let world: PaymentWorld;
beforeEach(async () => {
  world = await paymentWorld();
});
afterEach(() => world.stop());

it('gives the credits once a webhook is heard that was delivered again and again', async () => {
  const { handler } = world.door;
  world.door.handler = undefined;
  const checkout = checkoutOf(await world.create('STRIPE'));
  await world.press(checkout, 'pay');
  await eventually(() => expect(world.received.length).toBeGreaterThan(5));
  expect(world.store.credits).toBe(0);
  world.door.handler = handler;
  await eventually(() => expect(world.store.credits).toBe(10));
  const of = world.received.filter(({ body }) => body.includes('"checkout.session.completed"'));
  expect(of.map(({ status }) => status)).toEqual([...Array<number>(of.length - 1).fill(503), 200]);
});
