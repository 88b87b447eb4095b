"""Runs CDK's handler of bucket deployments as Lambda would, against stand-ins in this process.

Reads {"handler", "assets", "events"} from stdin: the path of the handler, the folder with the assets of the cloud assembly,
and the events in their order. Writes {"answers", "buckets", "invalidated"} to stdout: what CloudFormation was told of each
event, the files that each bucket then has with their cache-control, and the distributions that were asked to look again.
"""
import contextlib
import importlib.util
import io
import json
import pathlib
import shutil
import subprocess
import sys
import types
import urllib.request

task = json.load(sys.stdin)
assets = pathlib.Path(task['assets'])
buckets, answers, invalidated = {}, [], []


class ClientError(Exception):
    pass


class WaiterError(Exception):
    pass


class Client:
    """The calls of S3 and CloudFront that the handler makes."""

    def create_invalidation(self, DistributionId, InvalidationBatch):
        invalidated.append([DistributionId, InvalidationBatch['Paths']['Items']])
        return {'Invalidation': {'Id': 'I1'}}

    def get_waiter(self, name):
        assert name == 'invalidation_completed', name
        return types.SimpleNamespace(wait=lambda **_: None)

    def get_bucket_tagging(self, Bucket):
        return {'TagSet': []}


def module(name, **members):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__dict__.update(members)


module('boto3', client=lambda *_, **__: Client())
module('botocore')
module('botocore.config', Config=lambda **_: None)
module('botocore.exceptions', ClientError=ClientError, WaiterError=WaiterError)


def aws_command(command):
    """`aws s3 cp` of an asset, `aws s3 sync` and `aws s3 rm` of a bucket."""
    _, service, verb, *arguments = command
    assert service == 's3', command
    if verb == 'cp':
        source, target = arguments
        name = 'asset.' + source.rsplit('/', 1)[1][: -len('.zip')]
        shutil.move(shutil.make_archive(target, 'zip', assets / name), target)
    elif verb == 'sync':
        options = arguments[2:]
        folder, target = pathlib.Path(arguments[0]), arguments[1]
        files = buckets.setdefault(target.split('/')[2], {})
        control = options[options.index('--cache-control') + 1]
        for file in folder.rglob('*'):
            if file.is_file():
                files[str(file.relative_to(folder))] = [control, file.read_text()]
    else:
        raise AssertionError(f'{command}: not known here')


def answer(request):
    answers.append(json.loads(request.data))
    return types.SimpleNamespace(reason='OK', close=lambda: None)


subprocess.check_call = aws_command
urllib.request.urlopen = answer

specification = importlib.util.spec_from_file_location('bucket_deployment', task['handler'])
deployment = importlib.util.module_from_spec(specification)
with contextlib.redirect_stderr(io.StringIO()):
    specification.loader.exec_module(deployment)
    for event in task['events']:
        deployment.handler(event, types.SimpleNamespace(log_stream_name='stream'))

json.dump({'answers': answers, 'buckets': buckets, 'invalidated': invalidated}, sys.stdout)
