// What is done to a text whatever it says.

/// One spelling of each text before anything looks at it: trimmed, composed characters.
export const normalise = (text) => text.trim().normalize("NFC");

/// 32 bits that tell nearly every two texts apart (FNV-1a).
export function checksum(text) {
  let sum = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return sum;
}
