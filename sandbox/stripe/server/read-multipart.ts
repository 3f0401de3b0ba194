/**
 * A `multipart/form-data` body as the form it stands for: each file becomes `name[name]` and `name[data]` (base64).
 * undefined when it is none.
 */
export async function multipartAsForm(body: Buffer<ArrayBuffer>, contentType: string): Promise<string | undefined> {
  const form = new URLSearchParams();
  try {
    const data = await new Response(body, { headers: { 'content-type': contentType } }).formData();
    for (const [name, value] of data) {
      if (typeof value === 'string') {
        form.append(name, value);
        continue;
      }
      form.append(`${name}[name]`, value.name);
      form.append(`${name}[data]`, Buffer.from(await value.arrayBuffer()).toString('base64'));
    }
  } catch {
    return undefined;
  }
  return form.toString();
}
