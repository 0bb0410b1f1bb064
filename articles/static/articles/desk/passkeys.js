// The buttons of passkeys. Each stands in a form with data-passkey: "login" asks the server for a
// challenge first, "add" and "authenticate" have theirs in #passkey-options. Where the browser
// knows no passkeys, the form stays hidden. Depends on webauthn-json.js of django-allauth.

const problem = document.querySelector("[data-passkey-problem]");
const written = document.getElementById("passkey-options");

async function challenge(form) {
  if (form.dataset.passkey !== "login") return JSON.parse(written.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
  return answer.json();
}

async function credential(form) {
  const options = await challenge(form);
  if (form.dataset.passkey !== "add") return window.webauthnJSON.get(options.request_options);
  const creation = options.creation_options;
  const alone = form.elements.passwordless?.checked ?? false;
  const chosen = creation.publicKey.authenticatorSelection;
  chosen.residentKey = alone ? "required" : "discouraged";
  chosen.requireResidentKey = alone;
  if (alone) chosen.userVerification = "required";
  return window.webauthnJSON.create(creation);
}

async function use(form) {
  problem.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(await credential(form));
  } catch (error) {
    problem.textContent =
      error.name === "SecurityError" ? problem.dataset.elsewhere : problem.dataset.refused;
    problem.hidden = false;
    return;
  }
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    const press = (event) => {
      event.preventDefault();
      use(form);
    };
    form.querySelector("button").addEventListener("click", press);
    form.addEventListener("submit", press);
  }
}
