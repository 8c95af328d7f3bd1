// An SMTP server on a free port of this machine. Prints its port, then each mail as a line of JSON.
// Arguments: what it refuses recipients with (0: nothing), and whether it offers STARTTLS.
import { createRequire } from "node:module";

// The package lies in the folder that the test started us in.
const { SMTPServer } = createRequire(`${process.cwd()}/package.json`)("smtp-server");
const [refusal, offersTls] = [Number(process.argv[2]), process.argv[3] === "tls"];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: offersTls ? ["AUTH"] : ["AUTH", "STARTTLS"],
  onRcptTo(address, session, done) {
    if (!refusal) return done();
    done(Object.assign(new Error(`no ${address.address} here`), { responseCode: refusal }));
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map((to) => to.address), mail: Buffer.concat(parts).toString("utf8") }));
      done();
    });
  },
});

server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
