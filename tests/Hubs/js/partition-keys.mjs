// Prints the partition that the official SDK computes for each key of the JSON array on standard input.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

// The SDK does not export its mapper, so it is read by path.
const folder = join(dirname(fileURLToPath(import.meta.url)), "../../node_modules/@azure/event-hubs/dist/esm/impl");
const { mapPartitionKeyToId } = await import(pathToFileURL(join(folder, "partitionKeyToIdMapper.js")));
const { keys, partitionCount } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(keys.map((key) => mapPartitionKeyToId(key, partitionCount))));
