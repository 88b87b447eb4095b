// Longer than anything waits for (`eventually`), and than hundreds of people take to sign up on a busy machine: what
// runs into it hangs.
jest.setTimeout(600_000);
