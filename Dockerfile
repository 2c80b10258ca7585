# The command line on a mounted folder with corpus/ in it:
#   docker build -t pressefakten .
#   docker run --rm -v "$PWD:/data" --user "$(id -u):$(id -g)" pressefakten extract
FROM python:3.12-slim
WORKDIR /opt/pressefakten
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY schemas schemas
COPY pipeline pipeline
RUN pip install --no-cache-dir --disable-pip-version-check --no-deps .
WORKDIR /data
ENTRYPOINT ["pressefakten"]
CMD ["--help"]
