# Tries instances against schemas with Debian's python3-jsonschema. Each line of the input is
# {"schema": …, "instances": […]}; each line of the output a list of true and false.
import json
import sys

from jsonschema import Draft202012Validator

for line in sys.stdin:
    work = json.loads(line)
    Draft202012Validator.check_schema(work["schema"])
    validator = Draft202012Validator(work["schema"])
    print(json.dumps([validator.is_valid(instance) for instance in work["instances"]]), flush=True)
