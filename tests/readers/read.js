// What readers written in JavaScript make of documents: JSON in, JSON out.
'use strict';

const { readFileSync } = require('node:fs');

const readers = {
  // The variables of each `.env` file.
  dotenv(files) {
    const dotenv = require('dotenv');
    return files.map((file) => dotenv.parse(file));
  },

  // The variables of each `.env` file, and their decorators as they were written.
  envSpec(files) {
    const { parseEnvSpecDotEnvFile } = require('@env-spec/parser');
    const written = (decorators) =>
      decorators.map(({ name, value }) => [name, value === undefined ? null : value.toString()]);
    return files.map((file) => {
      const parsed = parseEnvSpecDotEnvFile(file);
      return {
        header: written(parsed.decoratorsArray),
        items: parsed.configItems.map((item) => ({
          name: item.key,
          value: String(item.value === undefined ? '' : item.value.unescapedValue),
          description: item.description,
          decorators: written(item.decoratorsArray),
        })),
      };
    });
  },

  // The variables that each schema refuses, in each of its environments.
  ajv(schemas) {
    const Ajv = require('ajv/dist/2020');
    const addFormats = require('ajv-formats');
    return schemas.map(({ schema, environments }) => {
      const ajv = addFormats(new Ajv({ strict: true, allErrors: true }));
      const validate = ajv.compile(schema);
      return environments.map((environment) => {
        validate(environment);
        // An `if` only says that there are more errors.
        const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
        const names = errors.map(({ instancePath, params }) => params.missingProperty ?? instancePath.slice(1));
        return [...new Set(names)].sort();
      });
    });
  },

  // Whether each text matches the pattern beside it.
  patterns(cases) {
    return cases.map(([pattern, text]) => new RegExp(pattern, 'u').test(text));
  },
};

const input = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(readers[process.argv[2]](input)));
